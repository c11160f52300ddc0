-- What has changed last is found without looking at all.
create index model_since on model (since);

-- How trainings of a model went. The API may have the measurements of the last one only.
create table training_run (
    model_id varchar(128) not null,
    -- By the API's clock. It names the run.
    began_at timestamp(6) with time zone not null,
    ended_at timestamp(6) with time zone,
    status varchar(64),
    dataset_id varchar(128),
    -- Measurements, as JSON.
    steps varchar(1000000) not null,
    kept_at timestamp(6) with time zone not null,
    primary key (model_id, began_at)
);
create index training_run_kept on training_run (kept_at);
