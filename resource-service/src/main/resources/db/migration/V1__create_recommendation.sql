-- A resource that was recommended. Titles and texts stay in the catalogue; the reason names a topic, never the seeker's words.
create table recommendation (
    id uuid primary key,
    clinic_id varchar not null,
    conversation_id uuid not null,
    seeker_source varchar not null,
    seeker_subject varchar not null,
    message_id uuid not null,
    resource_id varchar not null,
    reason varchar not null,
    recommended_at timestamptz not null
);
create index recommendation_of_seeker on recommendation (clinic_id, seeker_source, seeker_subject, id desc);
create index recommendation_of_conversation on recommendation (clinic_id, conversation_id, recommended_at);

-- What was recommended for already: a topic counts once per conversation and day.
create table served_topic (
    clinic_id varchar not null,
    conversation_id uuid not null,
    topic varchar not null,
    day date not null,
    primary key (clinic_id, conversation_id, topic, day)
);
