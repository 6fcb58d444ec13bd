package dev.sluice.edge;

import dev.sluice.gateway.MediaAnswers;

/** No files: an admitted request is answered with 200 and nothing, for servers that pass the whole request on to ask. */
final class NoMedia implements MediaStore {
    @Override
    public void answer(Asked asked) {
        MediaAnswers.admitted(asked.request(), asked.response(), asked.callback());
    }
}
