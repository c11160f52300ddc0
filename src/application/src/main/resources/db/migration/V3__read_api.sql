-- What people look for: nothing that is shown reads more rows than it shows, or than a page may look at.
create index event_source on event (source, seq);
create index model_category on model (category, id);
create index attempt_event on attempt (event_seq, seq);
