-- Ranges of TTLs that an admin has set; a tier without a row has the range Sluice comes with.
create table ttl_policy (
  risk text primary key check (risk in ('high', 'medium', 'low')),
  min_seconds integer not null,
  default_seconds integer not null,
  max_seconds integer not null
) strict;

-- A shortened share: tokens that are out already are dead from not_after on; the hold guards nothing after until.
alter table hold add column not_after integer;
alter table hold add column until integer;

-- Lists leave canaries out, so their indexes do too, and counting needs no row.
drop index share_expires;
drop index share_created;
create index share_expires on share (expires_at, id) where canary = 0;
create index share_created on share (created_at, id) where canary = 0;
create index share_mode on share (mode, expires_at, id);
create index share_tier on share (risk, ttl_seconds, expires_at);
create index share_creator on share (created_by, id);
create index share_viewer on share (viewer) where viewer is not null;
create index share_recipient on share (recipient collate nocase) where recipient is not null;

create table bulk_act (
  id text primary key,
  kind text not null,
  request text not null,
  started_by text not null,
  role text not null,
  started_at integer not null,
  ended_at integer,
  state text not null check (state in ('running', 'done', 'cancelled')),
  -- Shares up to this row number belong to it, and those up to the cursor are dealt with.
  newest_share integer not null,
  cursor integer not null default 0,
  total integer not null,
  done integer not null default 0,
  refused integer not null default 0,
  undoes text references bulk_act (id),
  undone_by text references bulk_act (id)
) strict;

create table bulk_item (
  act text not null references bulk_act (id),
  share integer not null,
  handle text not null,
  problem text,
  before_ttl integer,
  before_end integer,
  fresh text,
  primary key (act, share)
) strict, without rowid;
