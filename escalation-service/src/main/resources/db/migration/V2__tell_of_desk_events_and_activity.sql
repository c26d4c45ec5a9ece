-- Ids only, to every replica, at the commit.
create function tell_of_desk_event() returns trigger language plpgsql as $$
begin
    perform pg_notify('lantern_stream', 'desk:' || new.clinic_id);
    return null;
end $$;
create trigger desk_event_inserted after insert on desk_event
    for each row execute function tell_of_desk_event();

create function tell_of_activity() returns trigger language plpgsql as $$
begin
    perform pg_notify('lantern_stream', 'case:' || new.id);
    return null;
end $$;
create trigger escalation_inserted after insert on escalation
    for each row execute function tell_of_activity();
create trigger escalation_touched after update on escalation
    for each row when (old.activity is distinct from new.activity) execute function tell_of_activity();
