-- The next file of a model, and those that are at an end, are found without looking at all that wait.
drop index arrival_inbox;
create index arrival_waiting on arrival (inbox, event_seq, model_id, attempts, id);
