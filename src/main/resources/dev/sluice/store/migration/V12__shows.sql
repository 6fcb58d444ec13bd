-- Times are epoch milliseconds, UTC. What was recorded lies in the folder of the show, with its own index.
-- source is what may be shown; source_secret is the whole address, sealed.

create table show (
  id text primary key,
  title text not null,
  state text not null,
  source text not null,
  source_secret blob,
  profile text not null,
  window_s integer not null,
  starts_at integer,
  started_at integer,
  ended_at integer,
  asset text references asset (id),
  replay text references asset (id),
  created_at integer not null,
  created_by text not null
) strict;
create index show_created on show (created_at);

create table publication (
  show text not null references show (id),
  ordinal integer not null,
  destination text not null references destination (id),
  wanted integer not null default 1,
  state text not null,
  code text not null default '',
  sentence text not null default '',
  since integer not null,
  health text not null default '{}',
  primary key (show, destination)
) strict;

create table show_event (
  sequence integer primary key autoincrement,
  at integer not null,
  show text not null references show (id),
  destination text,
  severity text not null,
  code text not null,
  sentence text not null
) strict;
create index show_event_show on show_event (show, sequence);

create table health_sample (
  show text not null,
  destination text not null,
  at integer not null,
  state text not null,
  bit_rate integer not null,
  target_bit_rate integer not null,
  dropped integer not null,
  delay_ms integer,
  primary key (show, destination, at)
) strict, without rowid;
