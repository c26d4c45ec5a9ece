-- Events that a transaction decided to publish. The id is taken after the aggregate's row lock, so that per key the
-- order of ids is the order of commits. Rows are marked as sent; a cursor would skip late commits.
create table outbox (
    id bigint generated always as identity primary key,
    event_id uuid not null unique,
    clinic_id text not null,
    topic text not null,
    key text not null,
    shard smallint not null,
    payload bytea not null,
    traceparent text,
    created_at timestamptz not null default now(),
    sent_at timestamptz
);
create index outbox_waiting on outbox (shard, id) where sent_at is null;
create index outbox_sent on outbox (sent_at) where sent_at is not null;

create function notify_outbox() returns trigger language plpgsql as $$
begin
    perform pg_notify('lantern_outbox', '');
    return null;
end $$;
create trigger outbox_inserted after insert on outbox for each statement execute function notify_outbox();

create table inbox (
    event_id uuid not null,
    consumer text not null,
    received_at timestamptz not null default now(),
    primary key (event_id, consumer)
);
create index inbox_received on inbox (received_at);

create table deadline (
    kind text not null,
    subject_id uuid not null,
    clinic_id text not null,
    due_at timestamptz not null,
    primary key (kind, subject_id)
);
create index deadline_due on deadline (due_at);
