package io.heqi.demo;

import io.heqi.conversation.attachment.Attachments;
import io.heqi.foundation.security.Actor;
import io.heqi.knowledge.Content;
import io.heqi.knowledge.ItemKind;
import io.heqi.knowledge.Knowledge;
import io.heqi.knowledge.Terms;
import io.heqi.staff.ServiceStage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// What the demo's agents say. The file has a block for each script: stage (or `-`), scene, code
/// and title, then ways to ask for it, one a line, then its parts behind `=`; `![name]` is a
/// picture.
@Component
class DemoScripts {

  private static final Pattern PICTURE = Pattern.compile("!\\[(.+)]");

  private final Knowledge knowledge;
  private final Attachments attachments;

  DemoScripts(Knowledge knowledge, Attachments attachments) {
    this.knowledge = knowledge;
    this.attachments = attachments;
  }

  void write(Actor owner) {
    for (var block : Blocks.of("demo/scripts.txt")) {
      var script =
          new Knowledge.SaveItem(null, ItemKind.SCRIPT, content(owner, block), Terms.NONE, null);
      knowledge.publish(owner, knowledge.save(owner, script));
    }
  }

  private Content content(Actor owner, List<String> block) {
    var head = block.getFirst().split("\\|", 4);
    var questions = block.stream().skip(1).filter(line -> !line.startsWith("=")).toList();
    var parts =
        block.stream()
            .filter(line -> line.startsWith("="))
            .map(line -> part(owner, line.substring(1)))
            .toList();
    return new Content(
        head[3],
        questions,
        List.of(new Content.Answer(List.of(), List.of(), 0, "", parts)),
        head[1],
        head[0].equals("-") ? null : ServiceStage.valueOf(head[0]),
        head[2],
        null);
  }

  private Content.Part part(Actor owner, String written) {
    var picture = PICTURE.matcher(written);
    return picture.matches()
        ? new Content.Part(null, picture(owner, picture.group(1)))
        : new Content.Part(written, null);
  }

  private UUID picture(Actor owner, String name) {
    try (var bytes = new ClassPathResource("demo/" + name).getInputStream()) {
      var upload = new Attachments.Upload(name, "image/png", null, bytes);
      var uploader = new Attachments.Uploader(owner.account().value());
      return attachments.store(owner.merchant(), uploader, upload).id().value();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
