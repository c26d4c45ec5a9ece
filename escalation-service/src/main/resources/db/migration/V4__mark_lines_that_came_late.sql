-- A line that came to its case after the resolve: no counselor had read it by then.
alter table case_message add column late boolean not null default false;
