-- Times are epoch milliseconds, UTC. Documents are JSON text.

create table operator (
  name text primary key,
  role text not null check (role in ('support', 'producer', 'admin')),
  created_at integer not null
) strict;

create table api_key (
  id text primary key,
  operator text not null references operator (name),
  hash blob not null unique,
  created_at integer not null,
  expires_at integer,
  revoked_at integer
) strict;

create table audit (
  sequence integer primary key,
  at integer not null,
  who text not null,
  act text not null,
  subject text not null,
  detail text not null,
  hash blob not null
) strict;
create index audit_subject on audit (subject, sequence);
create trigger audit_keeps_rows before delete on audit begin select raise(abort, 'the audit log is append-only'); end;
create trigger audit_keeps_words before update on audit begin select raise(abort, 'the audit log is append-only'); end;

create table setting (
  name text primary key,
  value text not null
) strict;

create table signing_key (
  kid text primary key,
  state text not null,
  jwk text not null,
  changed_at integer not null
) strict;

create table asset (
  id text primary key,
  title text not null,
  state text not null,
  profile text not null,
  version integer not null,
  source text not null,
  duration_ms integer,
  readiness text,
  failure text,
  created_at integer not null,
  created_by text not null,
  canary integer not null default 0
) strict;

create table readiness_report (
  asset text not null references asset (id),
  version integer not null,
  checked_at integer not null,
  report text not null,
  primary key (asset, version, checked_at)
) strict;

create table share (
  id integer primary key,
  handle text not null unique,
  asset text not null references asset (id),
  mode text not null,
  channel text not null,
  risk text not null,
  ttl_seconds integer not null,
  created_at integer not null,
  created_by text not null,
  expires_at integer not null,
  binding text not null,
  viewer text,
  recipient text,
  opens integer not null default 0,
  override_reason text,
  replaces text,
  replaced_by text,
  canary integer not null default 0,
  ep_everything integer not null,
  ep_channel integer not null,
  ep_asset integer not null,
  ep_share integer not null,
  ep_viewer integer not null
) strict;
create index share_expires on share (expires_at, id);
create index share_created on share (created_at, id);
create index share_asset on share (asset, expires_at, id);
create index share_channel on share (channel, expires_at, id);

create table session (
  sx integer primary key autoincrement,
  sid text not null unique,
  share text not null references share (handle),
  viewer text,
  started_at integer not null,
  last_request_at integer not null,
  token_expires_at integer not null,
  ends_at integer not null,
  client text not null,
  renewal_hash text,
  renewal_used text,
  ended_by text
) strict;
create index session_share on session (share, started_at);
create index session_live on session (token_expires_at);

create table floor (
  scope text primary key,
  epoch integer not null,
  raised_at integer not null,
  raised_by text not null,
  run text,
  reason text
) strict;

create table hold (
  share text not null references share (handle),
  kind text not null check (kind in ('frozen', 'shortened')),
  held_at integer not null,
  held_by text not null,
  primary key (share, kind)
) strict;

create table feed (
  sequence integer primary key,
  at integer not null,
  event text not null
) strict;

create table run (
  id text primary key,
  runbook text not null,
  runbook_hash text not null,
  scope text not null,
  target text not null,
  drill integer not null,
  reason text,
  started_by text not null,
  state text not null,
  declared_at integer not null,
  ended_at integer,
  contained_ms integer,
  verified_ms integer,
  document text not null
) strict;

create table run_step (
  run text not null references run (id),
  ordinal integer not null,
  step text not null,
  title text not null,
  state text not null,
  started_at integer,
  ended_at integer,
  evidence text not null default '',
  kept text not null default '{}',
  primary key (run, step)
) strict;
