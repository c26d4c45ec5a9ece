-- A seeker's answers to a questionnaire, or a result that the clinic's backend had from elsewhere.
create table instrument_response (
    id uuid primary key,
    clinic_id varchar not null,
    seeker_source varchar not null,
    seeker_subject varchar not null,
    instrument varchar not null,
    locale varchar not null,
    -- Of a result from elsewhere.
    loinc varchar,
    -- Sealed: item by item. Absent from a result from elsewhere.
    answers varchar,
    -- Absent where the instrument has none.
    score integer,
    severity varchar not null,
    urgency varchar not null,
    completed_at timestamptz not null,
    received_at timestamptz not null
);
create index instrument_response_of_seeker
    on instrument_response (clinic_id, seeker_source, seeker_subject, instrument, completed_at, id);
