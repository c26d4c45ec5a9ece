create table note (
    id uuid primary key,
    clinic_id varchar not null,
    owner varchar not null,
    text varchar not null
);
