-- The language in which the message's writer talks; und for messages from before it was kept.
alter table assessment add column locale varchar not null default 'und';

-- What a person says of an assessment; the last word counts.
create table review (
    assessment_id uuid primary key references assessment (id),
    clinic_id varchar not null,
    urgency varchar not null,
    -- Sealed: it may quote the seeker.
    reason varchar,
    reviewer varchar not null,
    reviewed_at timestamptz not null
);
create index review_of_clinic on review (clinic_id, reviewed_at);
