-- How members stand on projects and solutions is counted from what an index holds, without reading the rows. What is said
-- of the agreement and of changes of it is found without reading what is about single projects and solutions.

DROP INDEX stance_project;
DROP INDEX stance_solution;
CREATE INDEX stance_project ON stance (about_project, topic, period, member, on_date, id, states) WHERE about_project IS NOT NULL;
CREATE INDEX stance_solution ON stance (about_solution, topic, period, member, on_date, id, states) WHERE about_solution IS NOT NULL;
CREATE INDEX stance_whole ON stance (about_version, about_name) WHERE about_project IS NULL AND about_solution IS NULL;
CREATE INDEX asking_project ON asking (about_project, topic, period, member, asked) WHERE about_project IS NOT NULL;
CREATE INDEX asking_solution ON asking (about_solution, topic, period, member, asked) WHERE about_solution IS NOT NULL;
CREATE INDEX asking_whole ON asking (about_version, about_name) WHERE about_project IS NULL AND about_solution IS NULL;
