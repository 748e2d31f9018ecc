/// The public help pages of shops: what is published, holds, and is meant for everybody, grouped
/// by scene and searched like the bot searches.
@NamedInterface("help")
@NullMarked
package io.heqi.knowledge.help;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
