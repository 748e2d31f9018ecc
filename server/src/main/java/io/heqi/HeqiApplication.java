package io.heqi;

import io.heqi.foundation.backup.BackupCommand;
import io.heqi.staff.AdminCommand;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Heqi, the customer-service and after-sales desk: one program, one database, one command.
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Modulithic(systemName = "Heqi")
public class HeqiApplication {

  static void main(String[] args) {
    if (args.length > 0 && isCommand(args[0])) {
      System.exit(command(args[0], Arrays.copyOfRange(args, 1, args.length)));
    }
    SpringApplication.run(HeqiApplication.class, args);
  }

  private static boolean isCommand(String word) {
    return word.equals("admin") || word.equals("backup") || word.equals("restore");
  }

  private static int command(String name, String... arguments) {
    return switch (name) {
      case "backup" -> BackupCommand.backup(arguments);
      case "restore" -> BackupCommand.restore(arguments);
      default -> AdminCommand.run(arguments);
    };
  }
}
