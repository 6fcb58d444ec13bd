-- Counts and startup are asked for by every chart, stages by one; in a table of their own they are not read along, and more
-- cells share a page. Cells of before keep theirs in cell.data.
create table stage_cell (
  seconds integer not null,
  mask integer not null,
  start integer not null,
  cohort integer not null references cohort (id),
  data blob not null,
  primary key (seconds, mask, start, cohort)
) strict, without rowid;
