-- Times are epoch milliseconds, UTC; starts of spans are epoch seconds.

-- Bodies of events as they came, until what they say is in the tables below.
create table journal (
  sequence integer primary key,
  bodies blob not null
) strict;

-- One row: the last journal entry whose content is in the tables below.
create table progress (
  id integer primary key check (id = 1),
  sequence integer not null
) strict;
insert into progress values (1, 0);

create table cohort (
  id integer primary key,
  mask integer not null,
  first text,
  second text
) strict;

-- seconds is the length of the span: 60, 600 or 3600.
create table cell (
  seconds integer not null,
  mask integer not null,
  start integer not null,
  cohort integer not null references cohort (id),
  data blob not null,
  primary key (seconds, mask, start, cohort)
) strict, without rowid;

-- Spans of ten minutes or an hour whose shorter spans changed after they had been merged.
create table stale (
  seconds integer not null,
  start integer not null,
  primary key (seconds, start)
) strict, without rowid;

create table viewing (
  source text not null,
  sid text not null,
  traits text not null,
  attempted_at integer not null,
  heard_at integer not null,
  closed integer not null,
  placed integer not null,
  refusal text,
  length_ms integer not null,
  requests integer not null,
  first_request_at integer not null,
  signals blob not null,
  skew_ms integer not null,
  telemetry text not null,
  outcome text not null,
  startup_ms integer,
  stalls integer not null,
  stalled_ms integer not null,
  watched_ms integer not null,
  primary key (source, sid)
) strict;
create index viewing_sid on viewing (sid);
create index viewing_attempted on viewing (attempted_at);
create index viewing_open on viewing (heard_at) where closed = 0;
