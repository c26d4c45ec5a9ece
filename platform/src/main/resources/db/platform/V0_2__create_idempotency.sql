-- What a client created under an Idempotency-Key. Holds a fingerprint of the request, never the request.
create table idempotency (
    clinic_id text not null,
    owner text not null,
    key text not null,
    fingerprint bytea not null,
    created_id uuid,
    created_at timestamptz not null default now(),
    primary key (clinic_id, owner, key)
);
create index idempotency_created on idempotency (created_at);
