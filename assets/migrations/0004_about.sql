-- What is on record about one member, project or solution is found without reading what is about others, and so are the
-- seats and people of one member.

CREATE INDEX stance_about_member ON stance (about_member) WHERE about_member IS NOT NULL;
CREATE INDEX document_about_project ON document (about_project) WHERE about_project IS NOT NULL;
CREATE INDEX document_about_solution ON document (about_solution) WHERE about_solution IS NOT NULL;
CREATE INDEX document_about_member ON document (about_member) WHERE about_member IS NOT NULL;
CREATE INDEX field_value_about_project ON field_value (about_project) WHERE about_project IS NOT NULL;
CREATE INDEX field_value_about_solution ON field_value (about_solution) WHERE about_solution IS NOT NULL;
CREATE INDEX field_value_about_member ON field_value (about_member) WHERE about_member IS NOT NULL;
CREATE INDEX register_row_about_project ON register_row (about_project) WHERE about_project IS NOT NULL;
CREATE INDEX register_row_about_solution ON register_row (about_solution) WHERE about_solution IS NOT NULL;
CREATE INDEX register_row_about_member ON register_row (about_member) WHERE about_member IS NOT NULL;
CREATE INDEX appointment_member ON appointment (member) WHERE member IS NOT NULL;
CREATE INDEX person_member ON person (member) WHERE member IS NOT NULL;
