-- When operators are told about what viewers get, and what they were told. bound is milliseconds or a share for kind above
-- (null: the target of the metric), a factor for kind worse.
create table alert_rule (
  id text primary key,
  metric text not null,
  kind text not null,
  dimensions text not null,
  bound real,
  minimum integer not null,
  minutes integer not null,
  webhook text,
  active integer not null
) strict;
insert into alert_rule values
  ('startup', 'startup', 'above', 'channel', null, 25, 10, null, 1),
  ('stalled', 'stalled', 'above', 'channel', null, 25, 10, null, 1),
  ('failures', 'failures', 'above', 'channel', null, 25, 10, null, 1),
  ('startup-worse', 'startup', 'worse', '', 1.5, 50, 60, null, 1);

create table alert (
  id text primary key,
  rule text not null,
  cohort integer not null,
  raised_at integer not null,
  cleared_at integer,
  body text not null
) strict;
create unique index alert_open on alert (rule, cohort) where cleared_at is null;
create index alert_raised on alert (raised_at);
