-- How soon a lost connection of a destination is tried again: the pause doubles from the first to the longest.
alter table destination add column first_pause_s integer not null default 1;
alter table destination add column longest_pause_s integer not null default 30;
