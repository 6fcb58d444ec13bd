package dev.sluice.edge;

import dev.sluice.gateway.MediaAnswers;

/** No files: an admitted request is answered with 200 and nothing, which is what Apache Traffic Server's authproxy asks for. */
final class NoMedia implements MediaStore {
    @Override
    public void answer(Asked asked) {
        MediaAnswers.admitted(asked.request(), asked.response(), asked.callback());
    }
}
