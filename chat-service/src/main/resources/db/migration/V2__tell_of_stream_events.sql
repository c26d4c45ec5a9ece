-- Ids only, to every replica, at the commit.
create function tell_of_stream_event() returns trigger language plpgsql as $$
begin
    perform pg_notify('lantern_stream', new.conversation_id::text);
    return null;
end $$;
create trigger stream_event_inserted after insert on stream_event
    for each row execute function tell_of_stream_event();
