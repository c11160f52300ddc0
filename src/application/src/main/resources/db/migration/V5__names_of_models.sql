-- The same for H2 and PostgreSQL.

-- What the API calls it, on one line and not too long. Null until that was read.
alter table model add column name varchar(300);
-- The same in lower case, for whoever looks for it.
alter table model add column name_lower varchar(600);
create index model_name on model (name_lower, id);
