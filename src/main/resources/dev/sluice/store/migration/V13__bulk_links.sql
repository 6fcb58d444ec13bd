-- Whether the link that an act made of a share was handed out; that is done once. A handle that no share has stands under a
-- negative number.
alter table bulk_item add column handed integer not null default 0;
create index bulk_item_fresh on bulk_item (act, share) where fresh is not null and handed = 0;
alter table bulk_act add column made integer not null default 0;
