-- The version that is being prepared beside the one that is served; null while there is none.
alter table asset add column next_version integer;
alter table asset add column next_profile text;

-- How long each stage took before anybody could watch a version; null where a stage was not measured.
create table preparation_time (
  asset text not null references asset (id),
  version integer not null,
  upload_ms integer,
  upload_bytes integer,
  encode_ms integer,
  manifest_ms integer,
  check_ms integer,
  primary key (asset, version)
) strict;
