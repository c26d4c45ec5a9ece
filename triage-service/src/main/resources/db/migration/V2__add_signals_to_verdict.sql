-- What a verdict rests on, so that several messages can be read together.
alter table verdict add column signals varchar not null default '';
alter table verdict add column soon boolean not null default false;
