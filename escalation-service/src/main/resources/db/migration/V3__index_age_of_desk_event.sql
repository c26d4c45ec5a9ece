-- To find what is old enough to be forgotten.
create index desk_event_created on desk_event (created_at);
