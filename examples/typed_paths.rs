//! Builds a Set and an Operate, and reads values, with typed path constants instead of strings.
//!
//! The constants of `src/paths.rs` are generated from TR-181. A misspelt name, a forgotten instance
//! number, or a value of another type does not compile.
//!
//! ```sh
//! cargo run --example typed_paths
//! ```

use std::error::Error;

use usp_datamodel::{tr181, value::Mode};
use usp_examples::paths::device::{
    boot,
    device_info::{
        firmware_image::{DOWNLOAD, activate, download::input},
        memory_status,
    },
    wifi::radio::{self, AUTO_CHANNEL_ENABLE, CHANNEL},
};
use usp_msg::{Msg, Operate, ParamSetting, Set, set::UpdateObject};

#[expect(clippy::print_stdout, reason = "what an example is for")]
fn main() -> Result<(), Box<dyn Error>> {
    // Radio 1 goes to a fixed channel. The paths take one instance number, the values are typed.
    let channel = 36;
    let settings = [
        (
            AUTO_CHANNEL_ENABLE.path([1])?,
            AUTO_CHANNEL_ENABLE.text(false),
        ),
        (CHANNEL.path([1])?, CHANNEL.text(channel)),
    ];

    // The constants know types; the facets are those of the schema at hand.
    let node = CHANNEL.node(tr181())?.ok_or("a parameter of this type")?;
    node.ty().validate(&CHANNEL.text(channel), Mode::Set)?;
    if let Err(error) = node.ty().validate(&CHANNEL.text(400), Mode::Set) {
        println!("{CHANNEL} = 400: {error} ({})", error.code());
    }

    let row = radio::OBJECT.row([1])?;
    let mut update = UpdateObject::new(row.as_str(), []);
    for (path, value) in &settings {
        let name = path
            .view()
            .last_name()
            .ok_or("the path of a parameter")?
            .to_owned();
        update
            .param_settings
            .push(ParamSetting::required(name, value));
        println!("{path} = {value}");
    }
    let msg = Msg::new("set-1".parse()?, Set::new([update]));
    println!("a Set of {} bytes", msg.encode().len());

    // Arguments of commands have types and names of their own, with instance numbers or without.
    let window = activate::input::time_window::START;
    println!("{} starts in {} s", window.name([1])?, window.text(600));
    let operate = Operate::new(DOWNLOAD.path([1])?.as_str())
        .with_command_key("firmware-1")
        .with_input_args([
            (
                input::URL.name([])?,
                input::URL.text("https://example.com/image"),
            ),
            (
                input::AUTO_ACTIVATE.name([])?,
                input::AUTO_ACTIVATE.text(false),
            ),
        ]);
    let msg = Msg::new("operate-1".parse()?, operate);
    println!("an Operate of {} bytes", msg.encode().len());
    let updated: bool = boot::FIRMWARE_UPDATED.parse("1")?;
    println!("{} = {updated}", boot::FIRMWARE_UPDATED.name([])?);

    // What an Agent reports is read by the type of the constant.
    let free: u32 = memory_status::FREE.parse("52344")?;
    println!(
        "{} = {free} KiB, or {} MiB",
        memory_status::FREE,
        free / 1024
    );
    Ok(())
}
