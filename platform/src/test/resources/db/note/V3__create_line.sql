-- A stream of numbered rows; its trigger tells of each, as the services' triggers do.
create table line (
    stream text not null,
    number bigint not null,
    primary key (stream, number)
);
create function notify_line() returns trigger language plpgsql as $$
begin
    perform pg_notify('lantern_stream', new.stream);
    return null;
end $$;
create trigger line_inserted after insert on line for each row execute function notify_line();
