-- The order lists are walked in, with everything that filters and counts ask for: no row is looked at that is not shown.
drop index share_expires;
create index share_expires on share (expires_at, id, mode, risk, channel, asset, created_by, ttl_seconds) where canary = 0;

-- These lead to the few; without the end in them, a change of a time to live leaves them alone.
drop index share_asset;
drop index share_channel;
drop index share_mode;
drop index share_tier;
create index share_asset on share (asset);
create index share_channel on share (channel);
create index share_mode on share (mode);
create index share_tier on share (risk, ttl_seconds);
