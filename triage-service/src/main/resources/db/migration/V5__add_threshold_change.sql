-- What clinics chose in place of the model's own thresholds, change by change; the last one of a language counts.
create table threshold_change (
    id uuid primary key,
    clinic_id varchar not null,
    language varchar not null,
    -- From 1 without gaps; whoever writes a version that is there was too late.
    version bigint not null,
    chosen varchar not null,
    -- With the build's own for what was not chosen, as they counted at that time.
    in_force_before varchar not null,
    in_force_after varchar not null,
    build varchar not null,
    -- Sealed: it may quote a seeker.
    reason varchar not null,
    changed_by varchar not null,
    changed_at timestamptz not null,
    unique (clinic_id, language, version)
);
create index threshold_change_of_clinic on threshold_change (clinic_id, id);

create function keep_threshold_change() returns trigger language plpgsql as $$
begin
    raise exception 'threshold_change is only added to';
end $$;
create trigger threshold_change_kept before update or delete or truncate on threshold_change
    for each statement execute function keep_threshold_change();

-- To every replica, at the commit.
create function tell_of_threshold_change() returns trigger language plpgsql as $$
begin
    perform pg_notify('lantern_thresholds', '');
    return null;
end $$;
create trigger threshold_change_inserted after insert on threshold_change
    for each statement execute function tell_of_threshold_change();
