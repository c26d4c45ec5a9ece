create table conversation (
    id uuid primary key,
    clinic_id varchar not null,
    -- The highest verdict on a message after resolved_through.
    urgency varchar not null,
    resolved_through bigint not null
);

-- One row for each source (triage, screen) that judged a message.
create table verdict (
    message_id uuid not null,
    given_by varchar not null,
    clinic_id varchar not null,
    conversation_id uuid not null references conversation (id),
    sequence bigint not null,
    urgency varchar not null,
    given_at timestamptz not null,
    primary key (message_id, given_by)
);
create index verdict_of_conversation on verdict (conversation_id, sequence);

-- Places in the text and what they show, never the text.
create table assessment (
    id uuid primary key,
    clinic_id varchar not null,
    conversation_id uuid not null references conversation (id),
    message_id uuid not null unique,
    sequence bigint not null,
    urgency varchar not null,
    conversation_urgency varchar not null,
    score double precision not null,
    subject varchar not null,
    details varchar not null,
    model_name varchar not null,
    model_version varchar not null,
    degraded boolean not null,
    assessed_at timestamptz not null
);
create index assessment_of_conversation on assessment (conversation_id, sequence);
