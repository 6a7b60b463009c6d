-- The solution that a project spreads or makes.

ALTER TABLE project ADD COLUMN solution INTEGER REFERENCES solution (id);
CREATE INDEX project_solution ON project (solution) WHERE solution IS NOT NULL;
