-- The same for H2 and PostgreSQL.

-- A file that was taken from an inbox and has not got to its last place yet.
create table arrival (
    -- The file's name begins with it.
    id varchar(32) primary key,
    inbox varchar(64) not null,
    name varchar(255) not null,
    model_id varchar(128) not null,
    type varchar(64) not null,
    arrived_at timestamp(6) with time zone not null,
    -- Size, time and identity of the file: if they differ, it is being written.
    stamp varchar(128) not null,
    attempts int not null,
    reason varchar(2048),
    -- Null until it is accepted.
    event_seq bigint
);
create index arrival_inbox on arrival (inbox, id);

-- What was uploaded, so that no content is uploaded twice.
create table uploaded_file (
    digest varchar(64) not null,
    type varchar(64) not null,
    dataset_id varchar(128) not null,
    uploaded_at timestamp(6) with time zone not null,
    primary key (digest, type)
);
create index uploaded_file_at on uploaded_file (uploaded_at);
