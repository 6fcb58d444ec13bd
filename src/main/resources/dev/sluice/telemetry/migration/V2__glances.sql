-- What the list of a cohort's sessions is made from lies in one index, so that it costs by what is looked at and never reads
-- signals. pain ranks: failed ones first, then by what their viewers waited. cohorts holds the numbers of the session's
-- cohorts of one dimension each; sessions of before have none and are found under everybody.
alter table viewing add column pain integer not null default 0;
alter table viewing add column cohorts blob not null default x'';
update viewing set pain = stalled_ms + coalesce(startup_ms, 0) + case outcome
  when 'failed_to_start' then 4000000000
  when 'failed' then 3000000000
  when 'refused' then 2000000000
  when 'stopped' then 2000000000
  when 'left_before_start' then 1000000000
  else 0 end;
drop index viewing_attempted;
create index viewing_glance on viewing (attempted_at, pain, cohorts);
