-- Where other people's players post their telemetry; the key is kept as its hash.
create table collector (
  id text primary key,
  channel text not null,
  hash text not null unique,
  created_at integer not null,
  created_by text not null,
  revoked_at integer
) strict;
