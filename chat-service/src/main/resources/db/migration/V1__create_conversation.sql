create table conversation (
    id uuid primary key,
    clinic_id varchar not null,
    seeker_source varchar not null,
    seeker_subject varchar not null,
    locale varchar not null,
    region varchar,
    consent_version varchar not null,
    consent_memory boolean not null,
    status varchar not null,
    handler varchar not null,
    holder varchar,
    last_sequence bigint not null,
    last_event bigint not null,
    -- The highest verdict on a message after resolved_through.
    urgency varchar not null,
    resolved_through bigint not null,
    case_version bigint not null,
    case_urgency varchar,
    human_requested boolean not null,
    created_at timestamptz not null,
    closed_at timestamptz
);
create index conversation_of_seeker on conversation (clinic_id, seeker_source, seeker_subject, id);

create table message (
    id uuid primary key,
    clinic_id varchar not null,
    conversation_id uuid not null references conversation (id),
    sequence bigint not null,
    author_kind varchar not null,
    author_name varchar,
    sealed_text varchar not null,
    sent_at timestamptz not null,
    client_message_id varchar,
    in_reply_to uuid,
    origin varchar,
    -- Of a seeker's message: the first verdict, who gave it, and the highest so far.
    verdict varchar,
    verdict_by varchar,
    urgency varchar,
    -- What triage found besides, for the assistant; JSON without text.
    findings varchar,
    unique (conversation_id, sequence)
);
create unique index message_sent_once on message (conversation_id, author_kind, client_message_id);
-- Exactly one answer to a message.
create unique index message_answered_once on message (in_reply_to);

create table stream_event (
    conversation_id uuid not null references conversation (id),
    number bigint not null,
    kind varchar not null,
    message_id uuid references message (id),
    payload varchar,
    primary key (conversation_id, number)
);
