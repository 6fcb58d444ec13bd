-- What a key may do besides what its operator may: at most this role, only in these areas, so many requests a second.
alter table api_key add column role text check (role in ('support', 'producer', 'admin'));
alter table api_key add column areas text;
alter table api_key add column rate integer;
alter table api_key add column note text;

-- Answers to requests that may come twice; without anything that is shown once.
create table replay (
  api_key text not null,
  name text not null,
  request blob not null,
  begun_at integer not null,
  status integer,
  answer text,
  primary key (api_key, name)
) strict, without rowid;
create index replay_begun on replay (begun_at);
