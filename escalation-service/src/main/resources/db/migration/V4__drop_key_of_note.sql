-- Keys of notes are kept where all Idempotency-Keys are.
alter table case_note drop column idempotency_key;
