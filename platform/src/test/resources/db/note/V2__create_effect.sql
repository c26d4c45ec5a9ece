create table effect (
    id bigint generated always as identity primary key,
    conversation_id uuid not null,
    number int not null
);
