-- Filters of the list of links that operators keep for themselves, by name.
create table saved_filter (
  operator text not null references operator (name),
  name text not null,
  filter text not null,
  saved_at integer not null,
  primary key (operator, name)
) strict, without rowid;
