-- Which key signs the link of an api share, so that killing the key ends it in lists as it does for viewers.
alter table share add column kid text;

-- Of links that are out: the key that retired first after they were made, else the one that signs now. What a killed key
-- signed cannot be told apart any more; it ends with its TTL, within a day.
update share set kid = coalesce(
    (select k.kid from signing_key k where k.state = 'RETIRING' and k.changed_at > share.created_at
     order by k.changed_at limit 1),
    (select k.kid from signing_key k where k.state = 'ACTIVE' and k.changed_at <= share.created_at))
  where mode = 'api' and expires_at > cast(unixepoch('subsec') * 1000 as integer);

create index share_kid on share (kid) where kid is not null;
