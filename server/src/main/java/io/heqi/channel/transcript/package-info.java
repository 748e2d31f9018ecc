/// Transcripts of talks held elsewhere, read into the same log as everything else.
@NullMarked
package io.heqi.channel.transcript;

import org.jspecify.annotations.NullMarked;
