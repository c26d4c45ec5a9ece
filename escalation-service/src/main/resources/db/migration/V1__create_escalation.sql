-- What is known of a conversation. Its row is the lock that everything about its cases is done under.
create table conversation (
    clinic_id varchar not null,
    conversation_id uuid not null,
    seeker_source varchar not null,
    seeker_subject varchar not null,
    locale varchar,
    region varchar,
    urgency varchar not null check (urgency in ('NONE', 'LOW', 'MODERATE', 'HIGH', 'IMMINENT')),
    last_sequence bigint not null,
    resolved_through bigint,
    last_version bigint not null,
    primary key (clinic_id, conversation_id)
);

create table escalation (
    id uuid primary key,
    clinic_id varchar not null,
    conversation_id uuid not null,
    seeker_source varchar not null,
    seeker_subject varchar not null,
    status varchar not null check (status in ('OPEN', 'CLAIMED', 'RESOLVED')),
    urgency varchar not null check (urgency in ('LOW', 'MODERATE', 'HIGH', 'IMMINENT')),
    -- The queue's order; text sorts wrongly.
    urgency_rank smallint not null generated always as (
        case urgency when 'IMMINENT' then 4 when 'HIGH' then 3 when 'MODERATE' then 2 else 1 end) stored,
    reason varchar not null,
    holder_id varchar,
    holder_name varchar,
    version bigint not null,
    activity bigint not null,
    opened_at timestamptz not null,
    deadline timestamptz not null,
    claimed_at timestamptz,
    first_reply_at timestamptz,
    resolved_at timestamptz,
    outcome varchar,
    foreign key (clinic_id, conversation_id) references conversation
);
create unique index escalation_one_open on escalation (clinic_id, conversation_id) where status <> 'RESOLVED';
create index escalation_queue on escalation (clinic_id, urgency_rank desc, deadline, id) where status <> 'RESOLVED';
create index escalation_conversation on escalation (clinic_id, conversation_id);

-- The conversation as the holder of a case reads it; texts are sealed. A counselor's reply has no sequence until the
-- chat service has taken it.
create table case_message (
    case_id uuid not null references escalation,
    message_id uuid not null,
    clinic_id varchar not null,
    conversation_id uuid not null,
    sequence bigint,
    author_kind varchar not null,
    author_name varchar,
    text varchar not null,
    sent_at timestamptz not null,
    in_reply_to uuid,
    origin varchar,
    rejected varchar,
    replied_by varchar,
    client_message_id varchar,
    primary key (case_id, message_id)
);
create unique index case_message_client on case_message (clinic_id, conversation_id, replied_by, client_message_id)
    where client_message_id is not null;
create index case_message_waiting on case_message (clinic_id, message_id) where sequence is null;

-- What happened on a case, when and by whom; no text.
create table case_event (
    id uuid primary key,
    case_id uuid not null references escalation,
    clinic_id varchar not null,
    kind varchar not null,
    happened_at timestamptz not null,
    actor_id varchar,
    actor_name varchar,
    urgency varchar,
    detail varchar,
    message_id uuid
);
create index case_event_case on case_event (case_id, id);

-- What triage and the screen said of the case's messages.
create table case_assessment (
    case_id uuid not null references escalation,
    message_id uuid not null,
    source varchar not null,
    clinic_id varchar not null,
    sequence bigint not null,
    urgency varchar not null,
    subject varchar,
    signals varchar not null,
    evidence varchar not null,
    degraded boolean not null,
    assessed_at timestamptz not null,
    primary key (case_id, message_id, source)
);

-- Counselors' notes; texts are sealed.
create table case_note (
    id uuid primary key,
    case_id uuid not null references escalation,
    clinic_id varchar not null,
    author_id varchar not null,
    author_name varchar not null,
    text varchar not null,
    created_at timestamptz not null,
    idempotency_key varchar
);
create unique index case_note_key on case_note (case_id, author_id, idempotency_key) where idempotency_key is not null;
create index case_note_case on case_note (case_id, id);

-- The live stream of a clinic's desk. Numbers are taken under the desk's row lock, last in a transaction, so that they
-- are committed in order.
create table desk (
    clinic_id varchar primary key,
    last_number bigint not null
);
create table desk_event (
    clinic_id varchar not null,
    number bigint not null,
    case_id uuid not null,
    conversation_id uuid not null,
    status varchar not null,
    urgency varchar not null,
    version bigint not null,
    holder varchar,
    created_at timestamptz not null default now(),
    primary key (clinic_id, number)
);
