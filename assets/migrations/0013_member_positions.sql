-- Which positions of a member hold is told by an index, without reading every one that a later one took the place of.

DROP INDEX stance_member;
CREATE INDEX stance_member ON stance (member, about_project, about_solution, topic, period, on_date);
