-- Whose word on who is watching counts. Public keys are given, or fetched from where the issuer publishes them.
create table viewer_issuer (
  name text primary key,
  issuer text not null unique,
  audience text not null,
  jwks text,
  jwks_url text,
  added_at integer not null,
  added_by text not null,
  check ((jwks is null) <> (jwks_url is null))
) strict;
