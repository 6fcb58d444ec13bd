-- Times are epoch milliseconds, UTC. A secret is sealed with the workspace's key, which is not in here.

create table destination (
  id text primary key,
  name text not null,
  kind text not null,
  address text not null,
  secret blob,
  bit_rate integer,
  delay_s integer not null default 0,
  attempts integer not null default 0,
  tested_at integer,
  tested text,
  created_at integer not null,
  created_by text not null,
  removed_at integer
) strict;
insert into destination (id, name, kind, address, created_at, created_by)
  values ('owned', 'Owned player', 'owned', '', 0, 'system');

create table delivery (
  id integer primary key autoincrement,
  destination text not null references destination (id),
  event text not null,
  body text not null,
  state text not null check (state in ('waiting', 'delivered', 'dead')),
  attempts integer not null default 0,
  next_at integer not null,
  error text,
  created_at integer not null
) strict;
create index delivery_due on delivery (state, next_at);
