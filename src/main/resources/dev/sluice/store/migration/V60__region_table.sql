-- The table of networks and regions as a user sent it, read and found good: one row at most.
create table region_table (
  id integer primary key check (id = 1),
  csv text not null,
  loaded_at integer not null,
  loaded_by text not null
) strict;
