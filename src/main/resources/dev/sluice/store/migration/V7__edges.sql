-- One row an edge agent; its key opens the revocation feed and nothing else. Times are epoch milliseconds, UTC.

create table edge (
  name text primary key,
  url text,
  key_hash blob not null unique,
  created_at integer not null,
  created_by text not null,
  revoked_at integer,
  seen_url text,
  seen_at integer,
  left_at integer
) strict;
