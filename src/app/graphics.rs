//! When the graphics driver gives up while the program runs: a card that was taken out, a driver that was started anew, memory
//! that ran out.
//!
//! Invariant: nothing is drawn from then on, and the program ends in order, so that what is kept on disk is whole. It ends with a
//! code of its own, so that whoever watches over it knows to start it again.

use bevy::{
    prelude::*,
    render::error_handler::{ErrorType, RenderError, RenderErrorHandler, RenderErrorPolicy},
};

/// Code with which the program ends when it should be started again: `EX_TEMPFAIL` of sysexits(3).
pub const START_AGAIN: u8 = 75;

/// Why nothing is drawn any more.
#[derive(Resource, Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GraphicsFailure {
    #[error("the graphics driver stopped ({0}); start Atelier again, and if it stops again renew the driver")]
    Lost(String),
    #[error(
        "there is not enough graphics memory; close other programs or make the window smaller, and start Atelier again"
    )]
    OutOfMemory,
    #[error("the graphics driver refused to draw ({0}); start Atelier again, and please report this")]
    Refused(String),
}

impl GraphicsFailure {
    fn of(kind: ErrorType, said: &str) -> Self {
        // What drivers say may run over many lines.
        let said = said.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("no details").to_owned();
        match kind {
            ErrorType::DeviceLost => Self::Lost(said),
            ErrorType::OutOfMemory => Self::OutOfMemory,
            ErrorType::Validation | ErrorType::Internal => Self::Refused(said),
        }
    }
}

pub fn plugin(app: &mut App) {
    app.insert_resource(RenderErrorHandler(give_up));
}

/// Tells why, and ends the program with the frame. What was lost cannot be made anew reliably in a program that runs.
fn give_up(error: &RenderError, main: &mut World, _: &mut World) -> RenderErrorPolicy {
    // It is asked in every frame until the last.
    if !main.contains_resource::<GraphicsFailure>() {
        let failure = GraphicsFailure::of(error.ty, &error.description);
        error!("{failure}; what was designed is kept");
        main.insert_resource(failure);
        main.write_message(AppExit::from_code(START_AGAIN));
    }
    RenderErrorPolicy::StopRendering
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{app::launch, service::roots::Roots};
    use bevy::{
        app::PluginsState,
        camera::RenderTarget,
        render::{render_resource::TextureFormat, renderer::RenderDevice},
        tasks::tick_global_task_pools_on_main_thread,
    };
    use std::mem::ManuallyDrop;

    #[test]
    fn what_went_wrong_is_told_in_one_line() {
        let check = |kind, said: &str, expect: &str| {
            let told = GraphicsFailure::of(kind, said).to_string();
            assert!(told.contains(expect) && !told.contains('\n'), "{told}");
        };
        check(ErrorType::DeviceLost, "\n  Device was reset\nby the kernel", "stopped (Device was reset);");
        check(ErrorType::DeviceLost, "", "stopped (no details);");
        check(ErrorType::OutOfMemory, "", "not enough graphics memory");
        check(ErrorType::Validation, "Texture is invalid", "refused to draw (Texture is invalid);");
    }

    /// How the program ends whose driver is lost after some frames; nothing if it goes on.
    fn lost() -> Option<AppExit> {
        // What fell over the loss may fall again when it is taken apart, which would end the process.
        let mut app = ManuallyDrop::new(App::new());
        app.add_plugins(launch::base_plugins(&Roots::find().unwrap(), None, false));
        while app.plugins_state() == PluginsState::Adding {
            tick_global_task_pools_on_main_thread();
        }
        app.finish();
        app.cleanup();
        let target = Image::new_target_texture(16, 16, TextureFormat::Rgba8UnormSrgb, None);
        let target = app.world_mut().resource_mut::<Assets<Image>>().add(target);
        app.world_mut().spawn((Camera3d::default(), RenderTarget::Image(target.into())));
        (0..3).for_each(|_| app.update());
        assert_eq!(app.should_exit(), None);
        app.world().resource::<RenderDevice>().wgpu_device().destroy();
        (0..20).find_map(|_| {
            app.update();
            app.should_exit()
        })
    }

    #[test]
    fn a_program_that_lost_its_driver_is_to_be_started_again() {
        let hook = std::panic::take_hook();
        let ended = launch::guarded(lost);
        std::panic::set_hook(hook);
        // Where the graphics library falls over the loss before it tells of it, that is known for what it is.
        let is_known = match &ended {
            Ok(exit) => *exit == Some(AppExit::from_code(START_AGAIN)),
            Err(mistake) => matches!(mistake, launch::Mistake::Graphics(GraphicsFailure::Lost(_))),
        };
        assert!(is_known, "{ended:?}");
    }
}
