-- How long the checks before sessions took: starts of sessions by hour since 1970 and by step of 5 %.
create table entitlement_time (
  hour integer not null,
  step integer not null,
  n integer not null,
  primary key (hour, step)
) strict;

-- What was inspected, without a secret: the address is masked and nothing in the document opens anything.
create table inspection (
  id integer primary key autoincrement,
  at integer not null,
  who text not null,
  share text,
  link text not null,
  verdict text not null,
  sentence text not null,
  document text not null
) strict;
create index inspection_share on inspection (share, id);
create index inspection_link on inspection (link, id);
